# shellcheck shell=sh
# The generated data: the cluster, its nodes and the roots that they share, and which of them is up.

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
  root_names=' '        # the roots that nodes share
  stateless_names=' '   # the nodes that share one
  [ -r "$nodes" ] || fail "there is no $nodes: generate the cluster again"
  while IFS=$tab read -r name mac address node_root shared extra || [ -n "$name" ]; do
    plain_name "$name" && [ -n "$mac" ] && [ -z "$extra" ] && [ "$node_root" = "$NFS_ROOT/$name" ] ||
      fail "nodes.tsv: expected name, mac, address, $NFS_ROOT/NAME and a shared root or -, found \"$name $mac $address $node_root $shared\": generate the cluster again"
    case $address in
      '' | *[!0-9.]*) fail "nodes.tsv: the address of $name is \"$address\": generate the cluster again" ;;
    esac
    node_names="$node_names$name "
    [ "$shared" != - ] || continue
    plain_name "$shared" || fail "nodes.tsv: the shared root of $name is \"$shared\": generate the cluster again"
    stateless_names="$stateless_names$name "
    is_shared_root "$shared" || root_names="$root_names$shared "
  done <"$nodes"
  for each in $root_names; do
    ! is_node "$each" || fail "nodes.tsv: $each is a node and a shared root: generate the cluster again"
  done
}

is_node() {
  case $node_names in *" $1 "*) ;; *) return 1 ;; esac
}

is_shared_root() {
  case $root_names in *" $1 "*) ;; *) return 1 ;; esac
}

# is_stateless NODE: does it share a root? What it has of its own lies over that.
is_stateless() {
  case $stateless_names in *" $1 "*) ;; *) return 1 ;; esac
}

# find_root NAME: of a node or shared; sets name and node_root, and for a node mac, address and shared.
find_root() {
  if is_shared_root "$1"; then
    name=$1 mac=- address=- node_root=$NFS_ROOT/$1 shared=-
    return 0
  fi
  while IFS=$tab read -r name mac address node_root shared || [ -n "$name" ]; do
    [ "$name" != "$1" ] || return 0
  done <"$nodes"
  return 1
}

require_root() {
  find_root "$1" || fail "there is no node $1 in this cluster: it has$node_names$(shared_roots)"
}

shared_roots() {
  [ "$root_names" = ' ' ] || printf 'and the shared roots%s' "$root_names"
}

# An exported directory is made before there is a system in it, so a directory alone is not a built root.
is_built() { [ -f "$root$1/etc/debian_version" ]; }

# takes_files NAME DIRECTORY: has build-node made it? What lies over a shared root has a machine id from then on, and
# is no system.
takes_files() {
  if is_stateless "$1"; then
    [ -s "$root$2/etc/machine-id" ] && ! is_built "$2"
  else
    is_built "$2"
  fi
}

# is_up NAME: is the node up, or one of those that share the root? Sets up to the names of those that are.
is_up() {
  up=$(
    while IFS=$tab read -r name mac address node_root shared || [ -n "$name" ]; do
      [ "$name" = "$1" ] || [ "$shared" = "$1" ] || continue
      # All are asked at once, for each that is down takes seconds.
      { ! answers || printf '%s\n' "$name"; } </dev/null &
    done <"$nodes"
    wait
  )
  up=$(printf '%s\n' "$up" | sort | tr '\n' ' ')
  up=${up% }
  [ -n "$up" ]
}

# answers: does the node read last answer, or does the NFS server see it?
answers() {
  # Only a node that is there now can bring its card back into the table of neighbours.
  ip neigh flush to "$address" dev "$BOOT_INTERFACE" >/dev/null 2>&1 || :
  if ping -n -q -c 3 -i 1 -W 2 "$address" >/dev/null 2>&1; then return 0; fi
  # A node that was shut down leaves the connection to its root behind, which the server closes minutes later.
  case $(ip neigh show to "$address" dev "$BOOT_INTERFACE" 2>/dev/null) in
    *' lladdr '*) ;;
    *) return 1 ;;
  esac
  # A node with a firewall says where it is, for nothing works without that, and holds the connection.
  [ -n "$(ss -Htn state established "sport = :2049 and dst $address" 2>/dev/null)" ] ||
    grep -qsF "address: \"$address:" "$root"/proc/fs/nfsd/clients/*/info
}
