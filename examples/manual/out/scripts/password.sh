# shellcheck shell=sh
# Root's password: asked for, or read from standard input.

ask_password() {
  [ -t 0 ] || bad_usage 'there is no terminal to ask for a password on: use --root-password-stdin or --locked'
  terminal=$(stty -g)
  stty -echo
  printf "root's password for the nodes built now: "
  IFS= read -r password || :
  printf '\nonce more: '
  IFS= read -r again || :
  stty "$terminal"
  terminal=''
  echo
  [ "$password" = "$again" ] || fail 'the two passwords differ: run this again'
}

# get_password: before the long work, so that nobody has to wait for the question.
get_password() {
  ! dry || return 0
  case $password_from in
    --root-password-stdin) IFS= read -r password || : ;;
    --locked) return 0 ;;
    *)
      # A copy keeps the password that it is copied with.
      [ -z "$1" ] || return 0
      ask_password
      ;;
  esac
  [ -n "$password" ] || fail 'the password is empty: give one, or use --locked'
}
password=''

# set_password SYSTEM [OTHER]
set_password() {
  if [ "$password_from" = --locked ]; then
    run chroot "$1" usermod -p '*' root || fail "usermod failed in $1: see above"
  elif dry; then
    case ${2-},$password_from in ?*,) ;; *) say "would run: chroot $1 chpasswd" ;; esac
  elif [ -n "$password" ]; then
    # By standard input: an argument could be read in the list of processes.
    printf 'root:%s\n' "$password" | chroot "$1" chpasswd || fail "chpasswd failed in $1: see above"
  fi
}
