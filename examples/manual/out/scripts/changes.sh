# shellcheck shell=sh
# Bringing the master to what was generated: plan, check, then change. The state directory holds files.tsv (path,
# destination, mode, sha256, services of every file we wrote), nodes.tsv (the nodes at that time) and original/
# (files of others that ours replaced).

added=0 changed=0 removed=0
left=''         # what we leave to the administrator, one a line
refresh=''      # roots whose initramfs was made with older files
laid=''         # nodes that got files

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

# plan_files: the rows that apply on this machine into $work/rows, those that wait for build-node into
# $work/unbuilt, those whose file differs into $work/changed, and those of earlier runs that are no longer
# generated into $work/stale.
plan_files() {
  for list in rows unbuilt changed stale kept; do : >"$work/$list"; done
  [ -r "$scripts/files.tsv" ] || fail "there is no $scripts/files.tsv: generate the cluster again"
  while IFS=$tab read -r path destination mode services <&3 || [ -n "$path" ]; do
    check_row "$path" "$destination" "$mode" "$services"
    case $path in
      nodes/* | roots/*)
        if ! takes_files "$row_name" "$row_root"; then
          printf '%s\n' "$path$tab$destination$tab$mode$tab$services" >>"$work/unbuilt"
          continue
        fi
        ! through_link "$root$row_root" "$(dirname -- "${destination#"$row_root"/}")" ||
          fail "a directory of $destination is a symbolic link: make it a directory, or rebuild the root of $row_name"
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

# One export whose directory is missing makes exportfs fail, so every root has a directory from the first day.
make_roots() {
  for each in $node_names $root_names; do
    [ -d "$root$NFS_ROOT/$each" ] || run mkdir -p -- "$root$NFS_ROOT/$each"
  done
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
      nodes/*/etc/initramfs-tools/* | roots/*/etc/initramfs-tools/*)
        split_row "$path"
        case "$refresh " in *" $row_name "*) ;; *) refresh="$refresh $row_name" ;; esac
        ;;
      nodes/*)
        split_row "$path"
        case "$laid " in *" $row_name "*) ;; *) laid="$laid $row_name" ;; esac
        ;;
    esac
  done 3<"$work/changed"
  dry || for each in $laid; do
    ! is_stateless "$each" || match_directories "$each" "$root$NFS_ROOT/$each"
  done
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
      nodes/* | roots/*)
        split_row "$path"
        is_node "$row_name" || is_shared_root "$row_name" || continue
        takes_files "$row_name" "$row_root" || continue
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

# visit_removed_nodes: their roots may hold somebody's work, so they are left and named on every run; shared ones too.
visit_removed_nodes() {
  {
    cat -- "$nodes"
    for each in $root_names; do printf '%s\n' "$each$tab-$tab-$tab$NFS_ROOT/$each$tab-"; done
  } >"$work/nodes"
  [ -f "$state/nodes.tsv" ] || return 0
  while IFS=$tab read -r name mac address node_root shared <&3; do
    ! is_node "$name" && ! is_shared_root "$name" || continue
    plain_name "$name" && plain_path "$node_root" || fail "$state/nodes.tsv is damaged: move it away and run again"
    whose="$name, which is no longer a node"
    [ "$mac" != - ] || whose="$name, which no node shares any more"
    remains=no
    if [ -d "$root$node_root" ]; then
      # The directory of a node that was never built is empty.
      if [ -z "$(ls -A -- "$root$node_root")" ]; then
        run rmdir -- "$root$node_root"
      else
        left=$left"$node_root: the root of $whose"$newline
        remains=yes
      fi
    fi
    if [ -d "$root$TFTP_ROOT/$name" ]; then
      left=$left"$TFTP_ROOT/$name: the boot files of $whose"$newline
      remains=yes
    fi
    [ "$remains" = no ] || printf '%s\n' "$name$tab$mac$tab$address$tab$node_root$tab$shared" >>"$work/nodes"
  done 3<"$state/nodes.tsv"
}

# What build-node will lay is recorded before it does: its files are ours when a later run changes them.
record_state() {
  ! dry || return 0
  cat "$work/unbuilt" >>"$work/rows"
  cut -f 1 "$work/rows" | (cd "$out" && xargs -r -d '\n' sha256sum --) | cut -d ' ' -f 1 >"$work/sums"
  paste "$work/rows" "$work/sums" | awk -F '\t' -v OFS='\t' '{ print $1, $2, $3, $5, $4 }' >"$work/files"
  cat "$work/kept" >>"$work/files"
  for list in files nodes; do
    same_file "$work/$list" "$state/$list.tsv" 0644 || put_file "$work/$list" "$state/$list.tsv" 0644
  done
}
