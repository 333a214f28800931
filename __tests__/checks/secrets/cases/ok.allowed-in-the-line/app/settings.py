KEY = 'acme_live_7k2mq9x4c8v1b6n3z5p0r7t2'  # deploy-validate:allow the vendor's public demo key
