# shellcheck shell=sh
# The generated data: the cluster, its nodes, and which of them is up.

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
