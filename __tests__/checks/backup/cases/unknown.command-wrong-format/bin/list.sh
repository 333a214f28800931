#!/bin/sh
echo "[{\"name\": \"a\"}]"
