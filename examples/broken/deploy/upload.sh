#!/bin/sh
# Uploads the dashboard's files.
set -eu
export AWS_DEFAULT_REGION=eu-central-1
export AWS_ACCESS_KEY_ID=AKIAQ3ZFAKEKEY7XW2NT
aws s3 sync dashboard/public s3://toolboxai-dashboard
