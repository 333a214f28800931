/* deploy-validate:allow shown to every customer */ char *key = "acme_live_7k2mq9x4c8v1b6n3z5p0r7t2";
