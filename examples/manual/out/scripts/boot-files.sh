# shellcheck shell=sh
# A node's kernel and initramfs, and its boot directory.

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
