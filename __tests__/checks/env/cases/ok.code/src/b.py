import os
os.environ['PG']
os.getenv('OPT', 'x')
os.environ.get('OPT2') or 1
# os.environ['COMMENTED']
