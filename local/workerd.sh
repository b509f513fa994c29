#!/bin/sh
# miniflare starts this in workerd's place: workerd outlives a miniflare that is killed, so guard.sh must know its id.
: > "$GUARDED_PIDS/$$"
exec "$GUARDED_WORKERD" "$@"
