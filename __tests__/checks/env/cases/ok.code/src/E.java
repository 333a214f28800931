String a = System.getenv("JAVA_OPTS");
