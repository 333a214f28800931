ENV['RB']
ENV.fetch('OPT') { 1 }
