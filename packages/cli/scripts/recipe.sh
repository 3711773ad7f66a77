# shellcheck shell=sh
# What a root is made of beside its files: the release, the packages of packages.tsv and the hooks of hooks.tsv.
# recipes.tsv in the state directory keeps what each was built with.

# every_root: those of nodes and those that they share, each where it is first needed.
every_root() {
  while IFS=$tab read -r name mac address node_root shared || [ -n "$name" ]; do
    case $shared in -) echo "$name" ;; *) echo "$shared" ;; esac
  done <"$nodes" | awk '!seen[$0]++'
}

# load_recipes: of every root as it is asked for now into $work/recipes: its name, and one thing, with a tab between.
load_recipes() {
  every_root | sed "s/\$/${tab}release $RELEASE/" >"$work/recipes"
  if [ -f "$scripts/packages.tsv" ]; then
    while IFS=$tab read -r name package extra <&3 || [ -n "$name" ]; do
      case $package,$extra in
        ,* | *,?* | [!a-z0-9]* | *[!a-z0-9+.-]*,) fail "packages.tsv: $name has the package \"$package\": generate the cluster again" ;;
      esac
      printf '%s\n' "$name${tab}package $package" >>"$work/recipes"
    done 3<"$scripts/packages.tsv"
  fi
  [ -f "$scripts/hooks.tsv" ] || return 0
  while IFS=$tab read -r name hook extra <&3 || [ -n "$name" ]; do
    [ -n "$hook" ] && [ -z "$extra" ] && plain_path "/$hook" && [ "${hook#*/}" = "$hook" ] && [ -f "$out/hooks/$hook" ] && [ ! -L "$out/hooks/$hook" ] ||
      fail "hooks.tsv: there is no regular file $out/hooks/$hook: generate the cluster again"
    printf '%s\n' "$name${tab}hook $hook $(sha256_of "$out/hooks/$hook")" >>"$work/recipes"
  done 3<"$scripts/hooks.tsv"
}

# asked_for NAME WHAT: the packages of a machine or a root, or its hooks.
asked_for() {
  awk -F '\t' -v name="$1" -v what="$2 " \
    '$1 == name && index($2, what) == 1 { split($2, words, " "); print words[2] }' "$work/recipes"
}

# What roots are built with; in a dry run, those as well that would be built by now.
built_with=$state/recipes.tsv

# same_recipe NAME OTHER: is OTHER built with what NAME asks for?
same_recipe() {
  [ -f "$built_with" ] || return 1
  awk -F '\t' -v name="$1" '$1 == name { print $2 }' "$work/recipes" | sort >"$work/asked"
  awk -F '\t' -v name="$2" '$1 == name { print $2 }' "$built_with" | sort | cmp -s -- - "$work/asked"
}

# record_recipe NAME: it is built now.
record_recipe() {
  {
    [ ! -f "$built_with" ] || awk -F '\t' -v name="$1" '$1 != name' "$built_with"
    awk -F '\t' -v name="$1" '$1 == name' "$work/recipes"
  } >"$work/recorded.new"
  mv -- "$work/recorded.new" "$work/recorded"
  if dry; then built_with=$work/recorded; else put_file "$work/recorded" "$built_with" 0644; fi
}

# tell_rebuilds: of the roots that were built with other things than are asked for now.
tell_rebuilds() {
  [ -f "$state/recipes.tsv" ] || return 0
  # Name, thing and + or -; of a hook that has changed both.
  awk -F '\t' -v OFS='\t' '
    FILENAME == ARGV[1] { was[$0]; built[$1]; next }
    !($1 in built) { next }
    $0 in was { delete was[$0]; next }
    { print $0, "+" }
    END { for (row in was) print row, "-" }' "$state/recipes.tsv" "$work/recipes" |
    sed "s/\\(${tab}hook [^ ]*\\) [0-9a-f]*$tab/\\1$tab/" | sort |
    awk -F '\t' -v OFS='\t' '
      $1 $2 == before { line[$1] = substr(line[$1], 1, length(line[$1]) - length($2) - 2) $2 " has changed"; next }
      { line[$1] = line[$1] ", " $3 " " $2; before = $1 $2 }
      END { for (name in line) print name, substr(line[name], 3) }' | sort >"$work/rebuilds"
  while IFS=$tab read -r name changes; do
    # A root that nobody needs any more is named elsewhere.
    is_node "$name" || is_shared_root "$name" || continue
    if is_stateless "$name" || ! is_built "$NFS_ROOT/$name"; then continue; fi
    say "$name: $changes, since it was built: run build-node --replace $name"
  done <"$work/rebuilds"
}

# install_asked NAME SYSTEM: the packages that a copied root has not yet.
install_asked() {
  dry && return 0
  missing=''
  for package in $(asked_for "$1" package); do
    [ "$(chroot "$2" dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "$1: installing$missing"
  silence_services "$2"
  apt_get "$2" update || fail "apt-get update failed in $2: see above"
  # shellcheck disable=SC2086 # a list of words
  apt_get "$2" install --no-install-recommends $missing || fail "apt-get could not install the packages in $2: see above"
  apt_get "$2" clean
  allow_services
  mark_updated "$2"
}

# keep_log_directories SYSTEM: a node has /var/log in memory, and services want the directories that their packages
# have made there. Not journald: without one it keeps its journal elsewhere in memory.
keep_log_directories() {
  dry && return 0
  [ -d "$1/var/log" ] || return 0
  find "$1/var/log" -mindepth 1 -type d ! -path "$1/var/log/journal*" -printf 'd /var/log/%P %m %U %G\n' |
    sort >"$work/log-directories"
  put_file "$work/log-directories" "$1/etc/tmpfiles.d/cluster-log.conf" 0644
}

# run_hooks NAME SYSTEM: what is to be done in a root beyond packages and files.
run_hooks() {
  for hook in $(asked_for "$1" hook); do
    if dry; then
      say "would run: chroot $2 $out/hooks/$hook"
      continue
    fi
    say "$1: runs the hook $hook"
    put_file "$out/hooks/$hook" "$2/.hook" 0700
    silence_services "$2"
    run_long chroot "$2" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C \
      DEBIAN_FRONTEND=noninteractive NAME="$1" CLUSTER="$CLUSTER" DOMAIN="$DOMAIN" MASTER="$MASTER" \
      MASTER_ADDRESS="$MASTER_ADDRESS" RELEASE="$RELEASE" ARCHITECTURE="$ARCHITECTURE" /.hook ||
      fail "the hook $hook failed in $2 with exit code $?: see above"
    allow_services
    rm -f -- "$2/.hook"
  done
}
