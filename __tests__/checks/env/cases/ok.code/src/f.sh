MINE=1
echo "$MINE ${OPT:-x} ${SH:?missing}"
for F in a b; do echo "$F"; done
