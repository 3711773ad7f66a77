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

# The generated data

# Every character of a path that we act on: no blanks, no control characters, nothing a shell or a table reads.
plain_path() {
  case $1 in
    *[!A-Za-z0-9/._+:@~-]* | */../* | */./* | *//* | */.. | */. | */ | /) return 1 ;;
    /?*) return 0 ;;
    *) return 1 ;;
  esac
}

plain_name() {
  case $1 in
    '' | [!A-Za-z0-9]* | *[!A-Za-z0-9.-]* | *..*) return 1 ;;
  esac
}

# cluster.env is lines of NAME='value'. Reading it, not sourcing it, leaves nothing to be executed.
load_cluster() {
  CLUSTER='' DOMAIN='' MASTER='' BOOT_INTERFACE='' MASTER_ADDRESS=''
  NFS_ROOT='' TFTP_ROOT='' RELEASE='' MIRROR='' ARCHITECTURE=''
  [ -r "$scripts/cluster.env" ] || fail "there is no $scripts/cluster.env: generate the cluster again"
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      '' | '#'*) continue ;;
      *=\'*\') ;;
      *) fail "cluster.env: expected NAME='value', found \"$line\": generate the cluster again" ;;
    esac
    value=${line#*=\'}
    value=${value%\'}
    case $value in *\'*) fail "cluster.env: a quote inside a value: \"$line\": generate the cluster again" ;; esac
    case ${line%%=*} in
      CLUSTER) CLUSTER=$value ;;
      DOMAIN) DOMAIN=$value ;;
      MASTER) MASTER=$value ;;
      BOOT_INTERFACE) BOOT_INTERFACE=$value ;;
      MASTER_ADDRESS) MASTER_ADDRESS=$value ;;
      NFS_ROOT) NFS_ROOT=$value ;;
      TFTP_ROOT) TFTP_ROOT=$value ;;
      RELEASE) RELEASE=$value ;;
      MIRROR) MIRROR=$value ;;
      ARCHITECTURE) ARCHITECTURE=$value ;;
    esac
  done <"$scripts/cluster.env"
  plain_path "$NFS_ROOT" || fail "cluster.env: NFS_ROOT is \"$NFS_ROOT\", expected an absolute path"
  plain_path "$TFTP_ROOT" || fail "cluster.env: TFTP_ROOT is \"$TFTP_ROOT\", expected an absolute path"
  plain_name "$RELEASE" || fail "cluster.env: RELEASE is \"$RELEASE\", expected the name of a Debian release"
  plain_name "$ARCHITECTURE" || fail "cluster.env: ARCHITECTURE is \"$ARCHITECTURE\", expected one of Debian's"
  case $BOOT_INTERFACE in
    '' | -* | */* | *[[:space:]]*) fail "cluster.env: BOOT_INTERFACE is \"$BOOT_INTERFACE\", expected an interface" ;;
  esac
  case $MASTER_ADDRESS in
    '' | *[!0-9.]*) fail "cluster.env: MASTER_ADDRESS is \"$MASTER_ADDRESS\", expected an IPv4 address" ;;
  esac
  case $MIRROR in
    *[[:space:]]*) fail "cluster.env: MIRROR is \"$MIRROR\", expected a URL" ;;
    [a-z]*:/*) ;;
    *) fail "cluster.env: MIRROR is \"$MIRROR\", expected a URL" ;;
  esac
}

load_nodes() {
  nodes=$scripts/nodes.tsv
  node_names=' '
  [ -r "$nodes" ] || fail "there is no $nodes: generate the cluster again"
  while IFS=$tab read -r name mac address node_root extra || [ -n "$name" ]; do
    plain_name "$name" && [ -n "$mac" ] && [ -z "$extra" ] && [ "$node_root" = "$NFS_ROOT/$name" ] ||
      fail "nodes.tsv: expected name, mac, address and $NFS_ROOT/NAME, found \"$name $mac $address $node_root\": generate the cluster again"
    case $address in
      '' | *[!0-9.]*) fail "nodes.tsv: the address of $name is \"$address\": generate the cluster again" ;;
    esac
    node_names="$node_names$name "
  done <"$nodes"
}

is_node() {
  case $node_names in *" $1 "*) ;; *) return 1 ;; esac
}

# find_node NAME: sets name, mac, address, node_root of that node.
find_node() {
  while IFS=$tab read -r name mac address node_root || [ -n "$name" ]; do
    [ "$name" != "$1" ] || return 0
  done <"$nodes"
  return 1
}

require_node() {
  find_node "$1" || fail "there is no node $1 in this cluster: it has$node_names"
}

# An exported directory is made before there is a system in it, so a directory alone is not a built root.
is_built() { [ -f "$root$1/etc/debian_version" ]; }

# is_up: does the node found last answer, or does the NFS server see it?
is_up() {
  if ping -n -q -c 2 -i 0.5 -W 1 "$address" >/dev/null 2>&1; then return 0; fi
  # A node with a firewall still holds the connection to its root.
  [ -n "$(ss -Htn state established "sport = :2049 and dst $address" 2>/dev/null)" ] ||
    grep -qsF "address: \"$address:" "$root"/proc/fs/nfsd/clients/*/info
}

# Copying files

# check_row PATH DESTINATION MODE SERVICES: a row of files.tsv may only say where its path leads anyway.
check_row() {
  case $1 in
    master/*) expected=/${1#master/} ;;
    nodes/*/*)
      row_node=${1#nodes/}
      row_node=${row_node%%/*}
      is_node "$row_node" || fail "files.tsv: $1 belongs to no node of nodes.tsv: generate the cluster again"
      row_root=$NFS_ROOT/$row_node
      expected=$row_root/${1#nodes/*/}
      ;;
    *) fail "files.tsv: $1 is not below master/ or nodes/: generate the cluster again" ;;
  esac
  plain_path "/$1" && plain_path "$2" && [ "$2" = "$expected" ] ||
    fail "files.tsv: $1 would go to \"$2\", which is not its place: nothing was changed; generate the cluster again"
  case $3 in
    0[0-7][0-7][0-7]) ;;
    *) fail "files.tsv: $1 has the mode \"$3\", expected four octal digits: generate the cluster again" ;;
  esac
  case $4 in
    -) ;;
    '' | -* | *,-* | *[!A-Za-z0-9@._,-]*) fail "files.tsv: $1 names the services \"$4\": generate the cluster again" ;;
  esac
  [ -f "$out/$1" ] && ! through_link "$out" "$1" ||
    fail "there is no regular file $out/$1: generate the cluster again"
}

# through_link DIRECTORY PATH: is any part of PATH a symbolic link? A node can write to its root, and a link it
# left there must not lead us to the master's own files.
through_link() {
  link_at=$1
  link_rest=$2
  while [ -n "$link_rest" ]; do
    link_at=$link_at/${link_rest%%/*}
    [ ! -L "$link_at" ] || return 0
    case $link_rest in
      */*) link_rest=${link_rest#*/} ;;
      *) link_rest='' ;;
    esac
  done
  return 1
}

same_file() {
  [ -f "$2" ] && [ ! -L "$2" ] && cmp -s -- "$1" "$2" && [ "0$(stat -c %a -- "$2")" = "$3" ]
}

# stage_file SOURCE DESTINATION MODE: a whole copy beside DESTINATION, named $temporary, still to be renamed.
stage_file() {
  mkdir -p -- "${2%/*}"
  temporary=$(mktemp "${2%/*}/.${2##*/}.XXXXXX")
  staged=$temporary$newline$staged
  cat -- "$1" >"$temporary"
  chmod "$3" "$temporary"
  sync "$temporary"
}

# put_file SOURCE DESTINATION MODE: whoever reads DESTINATION sees the old file or the whole new one.
put_file() {
  if dry; then
    say "would copy $1 to $2 (mode $3)"
    return 0
  fi
  stage_file "$1" "$2" "$3"
  mv -fT -- "$temporary" "$2"
}

sha256_of() { sha256sum <"$1" | cut -d ' ' -f 1; }

# Bringing the master to what was generated: plan, check, then change. The state directory holds files.tsv (path,
# destination, mode, sha256, services of every file we wrote), nodes.tsv (the nodes at that time) and original/
# (files of others that ours replaced).

added=0 changed=0 removed=0
left=''         # what we leave to the administrator, one a line
refresh=''      # nodes whose initramfs was made with older files

apply_files() {
  plan_files
  plan_services
  check_candidates
  make_roots
  copy_changed
  remove_stale
  visit_removed_nodes
  record_state
}

# plan_files: the rows that apply on this machine into $work/rows, those whose file differs into $work/changed,
# and those of earlier runs that are no longer generated into $work/stale.
plan_files() {
  for list in rows changed stale kept; do : >"$work/$list"; done
  [ -r "$scripts/files.tsv" ] || fail "there is no $scripts/files.tsv: generate the cluster again"
  while IFS=$tab read -r path destination mode services <&3 || [ -n "$path" ]; do
    check_row "$path" "$destination" "$mode" "$services"
    case $path in
      nodes/*)
        is_built "$row_root" || continue
        ! through_link "$root$row_root" "$(dirname -- "${destination#"$row_root"/}")" ||
          fail "a directory of $destination is a symbolic link: make it a directory, or rebuild the root of $row_node"
        ;;
    esac
    [ ! -d "$root$destination" ] || fail "$destination is a directory: move it away, a file is to be there"
    row=$path$tab$destination$tab$mode$tab$services
    printf '%s\n' "$row" >>"$work/rows"
    same_file "$out/$path" "$root$destination" "$mode" || printf '%s\n' "$row" >>"$work/changed"
  done 3<"$scripts/files.tsv"
  [ ! -f "$state/files.tsv" ] ||
    awk -F '\t' 'FILENAME == ARGV[1] { now[$2]; next } !($2 in now)' "$work/rows" "$state/files.tsv" >"$work/stale"
}

# A failed check ends the run before anything is changed.
check_candidates() {
  if cut -f 2 "$work/changed" | grep -qx /etc/dhcp/dhcpd.conf; then
    check_dhcpd "$out/master/etc/dhcp/dhcpd.conf"
  fi
  if cut -f 2 "$work/changed" | grep -qx /etc/exports; then check_exports "$out/master/etc/exports"; fi
}

check_dhcpd() {
  if dry; then
    say "would run: dhcpd -t -cf $1"
    return 0
  fi
  command -v dhcpd >/dev/null || fail 'dhcpd is not installed: run install-master first'
  # Debian's AppArmor profile lets dhcpd read nothing outside /etc/dhcp.
  mkdir -p -- "$root/etc/dhcp"
  candidate=$(mktemp "$root/etc/dhcp/.candidate.XXXXXX")
  staged=$candidate$newline$staged
  cat -- "$1" >"$candidate"
  if ! timeout -k 5 20 dhcpd -t -cf "$candidate" >"$work/dhcpd" 2>&1; then
    sed "s|$candidate|master/etc/dhcp/dhcpd.conf|g" "$work/dhcpd" >&2
    fail "dhcpd does not accept $1: nothing was changed; correct the inventory and generate again"
  fi
  rm -f -- "$candidate"
}

# exportfs reads /etc/exports and no other file, and unshare -m does not work inside a chroot. So it runs in a
# root of its own that holds nothing but itself, its libraries and the candidate.
check_exports() {
  if dry; then
    say "would run: exportfs on $1 in a root of its own"
    return 0
  fi
  exportfs=$(command -v exportfs) || fail 'exportfs is not installed: run install-master first'
  jail=$work/exports
  mkdir -p "$jail/etc" "$jail/var/lib/nfs"
  : >"$jail/var/lib/nfs/etab"
  : >"$jail/var/lib/nfs/rmtab"
  cat -- "$1" >"$jail/etc/exports"
  for file in "$exportfs" $(ldd "$exportfs" 2>/dev/null | grep -o '/[^ ]*'); do
    mkdir -p "$jail${file%/*}"
    cp -L -- "$file" "$jail$file"
  done
  if ! timeout -k 5 20 chroot "$jail" "$exportfs" -o ro,no_subtree_check 127.0.0.1:/ >"$work/exportfs" 2>&1; then
    sed 's|/etc/exports|master/etc/exports|g' "$work/exportfs" >&2
    fail "exportfs does not accept $1: nothing was changed; correct the inventory and generate again"
  fi
}

# One export whose directory is missing makes exportfs fail, so every node has a directory from the first day.
make_roots() {
  while IFS=$tab read -r name mac address node_root <&3 || [ -n "$name" ]; do
    [ -d "$root$node_root" ] || run mkdir -p -- "$root$node_root"
  done 3<"$nodes"
}

copy_changed() {
  while IFS=$tab read -r path destination mode services <&3; do
    target=$root$destination
    verb=added
    if [ -e "$target" ] || [ -L "$target" ]; then
      verb=changed
      keep_foreign "$out/$path" "$target" "$destination"
    fi
    put_file "$out/$path" "$target" "$mode"
    dry || say "$verb $destination"
    if [ "$verb" = added ]; then added=$((added + 1)); else changed=$((changed + 1)); fi
    case $path in
      nodes/*/etc/initramfs-tools/*)
        path=${path#nodes/}
        refresh="$refresh ${path%%/*}"
        ;;
    esac
  done 3<"$work/changed"
}

# written_by_us DESTINATION: is its content still what an earlier run wrote?
written_by_us() {
  [ -f "$state/files.tsv" ] && [ -f "$root$1" ] && [ ! -L "$root$1" ] || return 1
  awk -F '\t' -v destination="$1" -v sum="$(sha256_of "$root$1")" \
    '$2 == destination && $4 == sum { found = 1 } END { exit !found }' "$state/files.tsv"
}

# keep_foreign SOURCE TARGET DESTINATION: what others wrote is not lost when our file takes its place.
keep_foreign() {
  ! cmp -s -- "$1" "$2" || return 0
  ! written_by_us "$3" || return 0
  kept=$state/original$3
  number=0
  while [ -e "$kept" ]; do
    ! cmp -s -- "$2" "$kept" || return 0
    number=$((number + 1))
    kept=$state/original$3.$number
  done
  run mkdir -p -- "${kept%/*}"
  run cp -a -- "$2" "$kept"
  dry || say "kept the former $3 as $kept"
}

# remove_stale: only what we wrote, only as we wrote it, and nothing in a root that is no longer a node's.
remove_stale() {
  while IFS=$tab read -r path destination mode sum services <&3; do
    plain_path "$destination" || fail "$state/files.tsv is damaged: \"$destination\" is no path; move it away and run again"
    case $path in
      nodes/*)
        row_node=${path#nodes/}
        row_node=${row_node%%/*}
        row_root=$NFS_ROOT/$row_node
        is_node "$row_node" && is_built "$row_root" || continue
        case $destination in "$row_root"/*) ;; *) continue ;; esac
        ! through_link "$root$row_root" "${destination#"$row_root"/}" || continue
        ;;
    esac
    [ -e "$root$destination" ] || [ -L "$root$destination" ] || continue
    if written_by_us "$destination"; then
      run rm -f -- "$root$destination"
      dry || say "removed $destination"
      removed=$((removed + 1))
    else
      left=$left"$destination: no longer generated, but not as we wrote it: remove it yourself"$newline
      printf '%s\n' "$path$tab$destination$tab$mode$tab$sum$tab$services" >>"$work/kept"
    fi
  done 3<"$work/stale"
}

# visit_removed_nodes: their roots may hold somebody's work, so they are left and named on every run.
visit_removed_nodes() {
  cat -- "$nodes" >"$work/nodes"
  [ -f "$state/nodes.tsv" ] || return 0
  while IFS=$tab read -r name mac address node_root <&3; do
    ! is_node "$name" || continue
    plain_name "$name" && plain_path "$node_root" || fail "$state/nodes.tsv is damaged: move it away and run again"
    remains=no
    if [ -d "$root$node_root" ]; then
      # The directory of a node that was never built is empty.
      if [ -z "$(ls -A -- "$root$node_root")" ]; then
        run rmdir -- "$root$node_root"
      else
        left=$left"$node_root: the root of $name, which is no longer a node"$newline
        remains=yes
      fi
    fi
    if [ -d "$root$TFTP_ROOT/$name" ]; then
      left=$left"$TFTP_ROOT/$name: the boot files of $name, which is no longer a node"$newline
      remains=yes
    fi
    [ "$remains" = no ] || printf '%s\n' "$name$tab$mac$tab$address$tab$node_root" >>"$work/nodes"
  done 3<"$state/nodes.tsv"
}

record_state() {
  ! dry || return 0
  cut -f 1 "$work/rows" | (cd "$out" && xargs -r -d '\n' sha256sum --) | cut -d ' ' -f 1 >"$work/sums"
  paste "$work/rows" "$work/sums" | awk -F '\t' -v OFS='\t' '{ print $1, $2, $3, $5, $4 }' >"$work/files"
  cat "$work/kept" >>"$work/files"
  for list in files nodes; do
    same_file "$work/$list" "$state/$list.tsv" 0644 || put_file "$work/$list" "$state/$list.tsv" 0644
  done
}

# Services

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

# Boot files

# newest_kernel SYSTEM: its version, by the order of Debian's kernel names.
newest_kernel() {
  for kernel in "$1"/boot/vmlinuz-*; do
    version=${kernel##*/vmlinuz-}
    # A link would have us publish whatever it points to.
    [ ! -f "$kernel" ] || [ -L "$kernel" ] || [ ! -d "$1/lib/modules/$version" ] || printf '%s\n' "$version"
  done | sort -V | tail -n 1
}

# prepare_boot_files NAME SYSTEM: a new initramfs, and it and its kernel staged in the node's boot directory.
prepare_boot_files() {
  boot=$root$TFTP_ROOT/$1
  if dry; then
    say "would run: chroot $2 mkinitramfs -o /boot/initrd.pxe VERSION"
    say "would copy $2/boot/vmlinuz-VERSION to $boot/vmlinuz.pxe (mode 0644)"
    say "would copy $2/boot/initrd.pxe to $boot/initrd.pxe (mode 0644)"
    return 0
  fi
  version=$(newest_kernel "$2")
  [ -n "$version" ] || fail "there is no kernel in $2/boot: install $(kernel_package) in it"
  say "$1: making the initramfs for $version"
  staged=$2/boot/initrd.pxe$newline$staged
  run_long chroot "$2" mkinitramfs -o /boot/initrd.pxe "$version" || fail "mkinitramfs failed in $2: see above"
  [ -f "$2/boot/initrd.pxe" ] && [ ! -L "$2/boot/initrd.pxe" ] || fail "mkinitramfs wrote no $2/boot/initrd.pxe"
  stage_file "$2/boot/vmlinuz-$version" "$boot/vmlinuz.pxe" 0644
  staged_kernel=$temporary
  stage_file "$2/boot/initrd.pxe" "$boot/initrd.pxe" 0644
  staged_initrd=$temporary
  rm -f -- "$2/boot/initrd.pxe"
}

# publish_boot_files: both at once, so that a node never gets the kernel of one version and the modules of another.
publish_boot_files() {
  ! dry || return 0
  mv -fT -- "$staged_kernel" "$boot/vmlinuz.pxe"
  mv -fT -- "$staged_initrd" "$boot/initrd.pxe"
}
