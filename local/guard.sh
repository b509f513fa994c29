#!/bin/sh
# What ends when parts.mjs ends, however it ends. Its standard input is a pipe that only parts.mjs holds: when that
# closes, every process whose id is a file name in FOLDER/pids is ended, then FOLDER is removed.
folder=$1
while read -r _; do :; done

signal() {
  for pid in $(ls "$folder/pids" 2> /dev/null); do
    kill "-$1" "$pid" 2> /dev/null && found=1
  done
}

signal CONT
signal TERM
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  found=0
  signal 0
  [ "$found" = 0 ] && break
  sleep 0.1
done
signal KILL
rm -rf "$folder"
