# shellcheck shell=sh
# The kernel and the initramfs of a node or of a shared root, and its boot directory.

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
  stage_boot_files "$2/boot/vmlinuz-$version" "$2/boot/initrd.pxe"
  rm -f -- "$2/boot/initrd.pxe"
}

# same_boot_files NAME OTHER SYSTEM: would a new initramfs for SYSTEM, a copy of OTHER's root, be the one that OTHER has?
same_boot_files() {
  ! dry || return 1
  other_root=$root$NFS_ROOT/$2
  other_boot=$root$TFTP_ROOT/$2
  version=$(newest_kernel "$3")
  [ -n "$version" ] && [ -f "$other_boot/initrd.pxe" ] || return 1
  cmp -s -- "$3/boot/vmlinuz-$version" "$other_boot/vmlinuz.pxe" || return 1
  # A hook may have changed anything.
  same_recipe "$1" "$2" || [ -z "$(asked_for "$1" hook)" ] || return 1
  [ ! -f "$3/var/lib/dpkg/status" ] || cmp -s -- "$3/var/lib/dpkg/status" "$other_root/var/lib/dpkg/status" || return 1
  while IFS=$tab read -r path destination mode services <&3 || [ -n "$path" ]; do
    case $path in "nodes/$1"/etc/initramfs-tools/* | "roots/$1"/etc/initramfs-tools/*) ;; *) continue ;; esac
    same_file "$out/$path" "$other_root/${path#*/*/}" "$mode" || return 1
  done 3<"$scripts/files.tsv"
  # Each package, setting and module that goes into an initramfs changes one of these. The time of change, unlike
  # that of modification, cannot be that of a file in some package.
  newer=$(
    cd "$other_root" && for path in var/lib/dpkg/status "lib/modules/$version/modules.dep" \
      lib/firmware etc/initramfs-tools etc/modprobe.d etc/modules etc/udev etc/default; do
      [ ! -e "$path" ] || find "$path" -cnewer "$other_boot/initrd.pxe" || echo unknown
    done
  ) && [ -z "$newer" ]
}

# copy_boot_files NAME OTHER: OTHER's kernel and initramfs, staged in the boot directory of NAME.
copy_boot_files() {
  boot=$root$TFTP_ROOT/$1
  say "$1: takes the kernel and initramfs of $2, for nothing that goes into them has changed"
  stage_boot_files "$root$TFTP_ROOT/$2/vmlinuz.pxe" "$root$TFTP_ROOT/$2/initrd.pxe"
}

# stage_boot_files KERNEL INITRAMFS
stage_boot_files() {
  stage_file "$1" "$boot/vmlinuz.pxe" 0644
  staged_kernel=$temporary
  stage_file "$2" "$boot/initrd.pxe" 0644
  staged_initrd=$temporary
}

# publish_boot_files: both at once, so that a node never gets the kernel of one version and the modules of another.
publish_boot_files() {
  ! dry || return 0
  mv -fT -- "$staged_kernel" "$boot/vmlinuz.pxe"
  mv -fT -- "$staged_initrd" "$boot/initrd.pxe"
}
