#!/bin/sh
echo '[{"name":"a","size":5,"time":1796032800}]'
