# shellcheck shell=sh
# Copying one generated file to its place.

# check_row PATH DESTINATION MODE SERVICES: a row of files.tsv may only say where its path leads anyway.
check_row() {
  case $1 in
    master/*) expected=/${1#master/} ;;
    nodes/*/* | roots/*/*)
      split_row "$1"
      case $1 in
        nodes/*) is_node "$row_name" ;;
        *) is_shared_root "$row_name" ;;
      esac || fail "files.tsv: $1 belongs to no node and no shared root of nodes.tsv: generate the cluster again"
      expected=$row_root/${1#*/*/}
      ;;
    *) fail "files.tsv: $1 is not below master/, nodes/ or roots/: generate the cluster again" ;;
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

# split_row PATH: of a file for a root; sets row_name and row_root, the directory on the master.
split_row() {
  row_name=${1#*/}
  row_name=${row_name%%/*}
  row_root=$NFS_ROOT/$row_name
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
  [ -d "${2%/*}" ] || mkdir -p -- "${2%/*}"
  # Nobody else has a look at who may log in.
  case $2 in */.ssh/*) chmod 700 "${2%/*}" ;; esac
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

# match_directories NODE LAYER: a directory that lies over one of the shared root takes its place with owner and mode.
match_directories() {
  find_root "$1"
  (cd -- "$2" && find . -mindepth 1 -type d) >"$work/directories"
  while IFS= read -r directory <&4; do
    below=$root$NFS_ROOT/$shared/$directory
    [ -d "$below" ] && [ ! -L "$below" ] || continue
    chown --reference="$below" -- "$2/$directory"
    chmod --reference="$below" -- "$2/$directory"
  done 4<"$work/directories"
}

sha256_of() { sha256sum <"$1" | cut -d ' ' -f 1; }
