module example.org/toolboxai

require example.org/x v1.0.0
