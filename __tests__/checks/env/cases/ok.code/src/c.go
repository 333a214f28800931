package x
var a = os.Getenv("HOST")
var b, ok = os.LookupEnv("MAYBE")
