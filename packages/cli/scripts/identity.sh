# shellcheck shell=sh
# What tells a node from all others: its machine id, its random seed, its SSH host keys. None is ever copied.

# forget_identity NAME SYSTEM: what Debian makes once for each machine. An empty machine-id is filled at the first boot.
forget_identity() {
  if dry; then
    say "would empty $2/etc/machine-id and remove the random seed and SSH host keys"
    return 0
  fi
  through_link "$2" etc/ssh && fail "$2/etc/ssh is a symbolic link: make it a directory in the root that was copied"
  rm -f -- "$2/etc/machine-id"
  : >"$2/etc/machine-id"
  chmod 444 "$2/etc/machine-id"
  [ -L "$2/var/lib/dbus/machine-id" ] || rm -f -- "$2/var/lib/dbus/machine-id"
  rm -f -- "$2/var/lib/systemd/random-seed" "$2/var/lib/systemd/credential.secret"
  is_shared_root "$1" || say "$1: has its own machine id from its first boot on"
}

# renew_ssh_keys NAME SYSTEM: sshd does not start without keys, and Debian makes them only when the package is
# installed. Of a shared root each node has its own.
renew_ssh_keys() {
  dry && return 0
  ls "$2"/etc/ssh/ssh_host_*_key >/dev/null 2>&1 || return 0
  rm -f -- "$2"/etc/ssh/ssh_host_*
  ! is_shared_root "$1" || return 0
  run chroot "$2" ssh-keygen -q -A || fail "ssh-keygen failed in $2: see above"
  say "$1: has new SSH host keys"
}

# give_identity NODE DIRECTORY: to what lies over a shared root, where nothing could be made at the first boot.
give_identity() {
  if dry; then
    say "would make $2/etc/machine-id, and SSH host keys if the shared root has an SSH server"
    return 0
  fi
  tr -d - </proc/sys/kernel/random/uuid >"$2/etc/machine-id"
  chmod 444 "$2/etc/machine-id"
  make_ssh_keys "$1" "$2" "$root$NFS_ROOT/$shared"
}

# make_ssh_keys NODE DIRECTORY SYSTEM: by the ssh-keygen of the shared root, for the master may have none.
make_ssh_keys() {
  [ -x "$3/usr/sbin/sshd" ] || return 0
  ! ls "$2"/etc/ssh/ssh_host_*_key >/dev/null 2>&1 || return 0
  mkdir -p -- "$2/etc/ssh"
  mount_at "$3/dev" --bind /dev
  mount_at "$3/mnt" --bind "$2"
  run chroot "$3" ssh-keygen -q -A -f /mnt || fail "ssh-keygen failed in $3: see above"
  unmount_all || fail "the SSH host keys of $1 are not in place"
  say "$1: has SSH host keys of its own"
}
