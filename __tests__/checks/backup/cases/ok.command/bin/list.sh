#!/bin/sh
echo '[{"name":"a","size":"2MB","time":"2026-11-30T10:00:00Z"}]'
