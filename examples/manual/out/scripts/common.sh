# shellcheck shell=sh
# What install-master, apply, build-node and update-kernel share: sourced by them, never run.
#
# The generated data beside this file (cluster.env, nodes.tsv, files.tsv) is only ever read, never evaluated,
# and every name, path and mode in it is checked before anything is done with it.

program=${0##*/}
scripts=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
out=${scripts%/*}
tab=$(printf '\t')
newline='
'

# Tests act on a scratch root with recorders first in PATH, so PATH is only ever appended to.
root=${CLUSTER_CONFIGS_ROOT:-}
root=${root%/}
state=$root/var/lib/gen-cluster-configs
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH LC_ALL=C DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1
# The caller's temporary directory need not exist inside a root that we chroot into.
unset TMPDIR CDPATH
umask 022

dry_run=no
work=''         # our own temporary directory
mounts=''       # what we mounted, newest first, one a line
own_proc=no     # did we mount the /proc of the chroot that we run in?
staged=''       # temporary files to remove, one a line
child=''        # the long command that is running
silenced=''     # the policy-rc.d with which we keep services from starting

# Messages

say() { printf '%s\n' "$*"; }
warn() { printf '%s: %s\n' "$program" "$*" >&2; }
fail() {
  warn "$*"
  exit 1
}
bad_usage() {
  warn "$*; see $program --help"
  exit 2
}
dry() { [ "$dry_run" = yes ]; }

# Start and end of a run

# A script may have something of its own to undo: it redefines this.
undo() { :; }

begin() {
  trap finish EXIT
  begin_traps
  case $root in
    '' | /*) ;;
    *) fail "CLUSTER_CONFIGS_ROOT is $root: give an absolute path" ;;
  esac
  if ! dry && [ -z "$root" ] && [ "$(id -u)" != 0 ]; then
    fail 'this changes the system: run it as root, or look first with --dry-run'
  fi
  work=$(mktemp -d)
  # debootstrap and package scripts need it, and a chroot that prepares a disk may come without.
  if ! dry && [ ! -e /proc/self ]; then
    mount -t proc proc /proc || fail 'cannot mount /proc: mount it in this chroot first'
    own_proc=yes
  fi
  load_cluster
  load_nodes
}

begin_traps() {
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

finish() {
  status=$?
  trap '' HUP INT TERM
  trap - EXIT
  set +e
  stop_child
  allow_services
  unmount_all || status=1
  printf '%s' "$staged" | while IFS= read -r file; do rm -f -- "$file"; done
  undo || status=1
  [ "$own_proc" = no ] || unmount /proc || status=1
  [ -z "$work" ] || rm -rf -- "$work"
  exit "$status"
}

# Two runs at the same time would overwrite each other's work.
lock() {
  ! dry || return 0
  mkdir -p -- "$root/run/gen-cluster-configs"
  exec 9>"$root/run/gen-cluster-configs/$1.lock"
  flock -n 9 || fail "another run is working on $1: wait until it has ended"
}

# Running commands

run() {
  if dry; then say "would run: $*"; else "$@"; fi
}

# A command that takes minutes gets a process group of its own, so that a signal to us ends it and its children
# at once instead of after it has finished.
run_long() {
  if dry; then
    say "would run: $*"
    return 0
  fi
  setsid "$@" </dev/null &
  child=$!
  long_status=0
  wait "$child" || long_status=$?
  child=''
  return "$long_status"
}

stop_child() {
  [ -n "$child" ] || return 0
  kill -s TERM -- "-$child" 2>/dev/null || kill -s TERM "$child" 2>/dev/null
  patience=50
  while [ "$patience" -gt 0 ] && kill -s 0 -- "-$child" 2>/dev/null; do
    patience=$((patience - 1))
    sleep 0.1
  done
  kill -s KILL -- "-$child" 2>/dev/null
  wait "$child" 2>/dev/null
}

# systemd's own test: inside a chroot there is none, and services can be enabled but not started.
systemd_runs() { [ -d "$root/run/systemd/system" ]; }

# Debian's packages start their services when they are installed: too early on a master, whose files are not in
# place yet, and wrong in a chroot, where they would run on the machine that prepares it.
silence_services() {
  ! dry || return 0
  # Whoever put one there has decided already.
  [ ! -e "$1/usr/sbin/policy-rc.d" ] || return 0
  silenced=$1/usr/sbin/policy-rc.d
  mkdir -p -- "$1/usr/sbin"
  printf '#!/bin/sh\nexit 101\n' >"$silenced"
  chmod 755 "$silenced"
}

allow_services() {
  [ -z "$silenced" ] || rm -f -- "$silenced"
  silenced=''
}

# apt_get ROOT WORD...: apt-get that asks nothing and keeps the configuration files that are there.
apt_get() {
  apt_root=$1
  shift
  set -- apt-get -q -y -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
  # A node's initramfs is made by prepare_boot_files: the one that a new kernel package makes would be thrown away.
  if [ "$apt_root" = "$root" ]; then run_long "$@"; else run_long env INITRD=No chroot "$apt_root" "$@"; fi
}

kernel_package() {
  case $ARCHITECTURE in
    i386) echo linux-image-686 ;;
    armhf) echo linux-image-armmp ;;
    *) echo "linux-image-$ARCHITECTURE" ;;
  esac
}

# Mounts

# mount_system ROOT: what package scripts and mkinitramfs expect to see.
mount_system() {
  mount_at "$1/proc" -t proc proc
  mount_at "$1/sys" -t sysfs sysfs
  mount_at "$1/dev" --bind /dev
  # Without terminals apt says of each package that it cannot write its log.
  mount_at "$1/dev/pts" -t devpts -o gid=5,mode=620,ptmxmode=666 devpts
}

mount_at() {
  point=$1
  shift
  run mount "$@" "$point" || fail "cannot mount $point: run this as root on a machine that allows mounts"
  mounts=$point$newline$mounts
}

unmount_all() {
  unmount_status=0
  while [ -n "$mounts" ]; do
    point=${mounts%%"$newline"*}
    mounts=${mounts#*"$newline"}
    unmount "$point" || unmount_status=1
  done
  return "$unmount_status"
}

# A process that is just ending may still hold the mount: try again before giving up.
unmount() {
  if dry; then
    say "would run: umount $1"
    return 0
  fi
  for _ in 1 2 3 4; do
    umount -- "$1" 2>/dev/null && return 0
    sleep 1
  done
  umount -- "$1" && return 0
  warn "cannot unmount $1: end what uses it (fuser -vm $1), then run umount $1"
  return 1
}

# mounted_below DIRECTORY: its mount points, innermost first. debootstrap leaves some when it is interrupted.
mounted_below() {
  [ -r /proc/self/mounts ] || return 0
  awk -v below="$1/" 'index($2, below) == 1 { found[++n] = $2 } END { while (n) print found[n--] }' /proc/self/mounts
}

# remove_tree DIRECTORY: refuses while anything is mounted in it, for rm would empty that as well.
remove_tree() {
  mounted_below "$1" >"$work/below"
  while IFS= read -r point <&3; do unmount "$point" || return 1; done 3<"$work/below"
  rm -rf --one-file-system -- "$1"
}

# The rest, by subject

. "$scripts/data.sh"
. "$scripts/copy.sh"
. "$scripts/recipe.sh"
. "$scripts/changes.sh"
. "$scripts/services.sh"
. "$scripts/boot-files.sh"
