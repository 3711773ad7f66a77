# shellcheck shell=sh
# Having services read what was changed, and saying what was done.

# What is to be restarted is written down before the files are changed, so that a run that was interrupted, or a
# service that did not come up, is made good by the next run. In /run: a boot restarts everything anyway.
plan_services() {
  pending=$root/run/gen-cluster-configs/pending
  {
    cut -f 4 "$work/changed"
    cut -f 5 "$work/stale"
    [ ! -f "$pending" ] || cat "$pending"
  } | tr , '\n' | sed '/^-*$/d' | sort -u >"$work/services"
  if ! dry && systemd_runs && [ -s "$work/services" ]; then
    mkdir -p -- "${pending%/*}"
    cat "$work/services" >"$pending"
  fi
}

restarted=''

# restart_services RESTART_NETWORKING: networking goes first, for the others may need the address.
restart_services() {
  [ -s "$work/services" ] || return 0
  if ! systemd_runs; then
    say 'no systemd runs here: the services read their files when this machine boots'
    return 0
  fi
  : >"$work/unserved"
  if grep -qx networking "$work/services"; then restart_networking "$1"; fi
  for service in $(grep -vx networking "$work/services"); do restart_service "$service"; done
  dry || { [ -s "$work/unserved" ] && cat "$work/unserved" >"$pending"; } || rm -f -- "$pending"
}

restart_networking() {
  if [ "$1" = yes ]; then
    restart_service networking
  else
    say 'networking is not restarted, for the nodes would lose their roots: with the nodes off, run apply --restart-networking, or boot this machine again'
    echo networking >>"$work/unserved"
  fi
}

restart_service() {
  case $1 in
    # Reading the exports again leaves the nodes that are up alone; a restart of the server would stall them.
    nfs-kernel-server) set -- "$1" exportfs -ra ;;
    *) set -- "$1" systemctl restart "$1" ;;
  esac
  service=$1
  shift
  if run "$@"; then
    restarted="$restarted $service"
  else
    warn "$service did not take the new files: see journalctl -u $service, then run apply again, which retries"
    echo "$service" >>"$work/unserved"
    failed_services=yes
  fi
}

failed_services=no

summary() {
  if dry; then
    say "dry run, nothing was changed: $added to add, $changed to change, $removed to remove"
  else
    say "$added added, $changed changed, $removed removed; services that read them again:${restarted:- none}"
  fi
  printf '%s' "$left" | while IFS= read -r line; do say "left $line"; done
  for name in $refresh; do say "run update-kernel $name for its initramfs to take the change"; done
  [ "$failed_services" = no ] || exit 1
}
