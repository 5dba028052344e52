# Runs a program for as long as whoever started this holds the other end of its standard input, however
# they end: by a kill too. "$@" is the program; it is asked to end, and has five seconds for it.
exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
{ read -r _ <&3; kill -TERM "$program"; sleep 5; kill -KILL "$program"; } >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait "$program"
code=$?
kill "$watch" 2>/dev/null
exit "$code"
