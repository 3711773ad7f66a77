/** Configurations as people write them, which dhcpd accepts without a warning. */
export const seeds: readonly string[] = [
  `authoritative;
default-lease-time 600;
ddns-update-style none;
option space PXE;
option PXE.mtftp-ip code 1 = ip-address;
option PXE.pair code 2 = array of { ip-address, integer 8 };
option arch code 93 = unsigned integer 16;
class "pxe" {
  match if substring(option vendor-class-identifier, 0, 9) = "PXEClient";
  vendor-option-space PXE;
  option PXE.mtftp-ip 0.0.0.0;
  if option arch = 00:07 { filename "a.efi"; } elsif option arch = 00:09 { filename "b.efi"; } else { filename "pxelinux.0"; }
}
subclass "pxe" "x";
class "m" { match pick-first-value(option host-name, hardware); lease limit 4; }
subclass "m" 1:2:3 { option routers 10.0.0.1; }
key k { algorithm hmac-md5; secret abcd+/==; }
zone a.b. { primary 127.0.0.1; key k; }
failover peer "p" { primary; address 10.0.0.2; port 647; peer address 10.0.0.3; peer port 647; max-response-delay 60; mclt 3600; split 128; load balance max seconds 3; }
shared-network "s" {
  subnet 10.0.0.0 netmask 255.255.255.0 { option routers 10.0.0.1; range 10.0.0.10 10.0.0.20; pool { failover peer "p"; range 10.0.0.30 10.0.0.40; deny unknown-clients; allow members of "pxe"; } }
  subnet 10.1.0.0 netmask 255.255.0.0 { interface eth0; }
  pool { allow known-clients; range 10.1.0.1 10.1.0.9; }
}
group named { option domain-name-servers 10.0.0.1, ns.a.b; use-host-decl-names on;
  host n1 { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.5, n1.a.b; option host-name "n1"; }
  host n2 { hardware ethernet 52:54:0:0:0:2; fixed-address 10.0.0.6; uid "abc"; }
}
host n3 { dynamic; group named; hardware ethernet 1:2; option static-routes 10.0.0.1 10.0.0.2, 10.0.0.3 10.0.0.4; }
on commit or expiry { set a1x = concat("a", binary-to-ascii(10, 8, ".", leased-address)); log(info, a1x); }
switch (option host-name) { case "a": option time-offset -3600; break; default: option domain-search "a.b", "c.d"; }
`,
  `option domain-name "example.org";
option domain-name-servers ns1.example.org, ns2.example.org;
option slp-service-scope true "a";
option ntp-servers 10.0.0.1;
option ip-forwarding off;
option interface-mtu 1500;
option vendor-encapsulated-options 01:04:00:00;
option vivso 00:01;
option unknown-200 "x";
option option-6rd 6 32 2001:db8:: 10.0.0.1;
max-lease-time infinite;
log-facility local7;
define fun(aq, bz) { if aq = "x" { return bz; } return concat(aq, "-"); }
set xx = fun("a", "b");
if exists agent.circuit-id and not (option host-name ~= "^a") { log(debug, "x"); }
if (known or static) { deny booting; }
subnet 192.168.0.0 netmask 255.255.255.0 {
  range dynamic-bootp 192.168.0.10 192.168.0.20;
  next-server 192.168.0.1; filename "x"; server-name "y"; ping-check true; min-secs 3;
  group { option host-name = concat("a", suffix(hardware, 2)); deny unknown-clients; }
}
server-duid llt ethernet 5 1:2:3; omapi-port 7911; local-port 67; omapi-key kk; key kk { algorithm HMAC-MD5.SIG-ALG.REG.INT; secret "aaaa"; };
option dhcp-parameter-request-list 1,3,6; option routers = 10:00:00:01; server-identifier 10.0.0.1;
`,
]

/** The same for DHCPv6: what `dhcpd -6` accepts. */
export const seeds6: readonly string[] = [
  `authoritative;
default-lease-time 2592000;
preferred-lifetime 604800;
dhcpv6-lease-file-name "/var/lib/dhcp/dhcpd6.leases";
prefix-length-mode prefer;
limit-addrs-per-ia 2;
option dhcp-renewal-time 3600;
option dhcp6.name-servers 2001:db8::53, 2001:db8::54;
option dhcp6.domain-search "cluster", "example.org";
option dhcp6.preference 255;
option dhcp6.info-refresh-time 21600;
option dhcp6.bootfile-url "tftp://[2001:db8::1]/grubx64.efi";
option dhcp6.rapid-commit;
option dhcp6.new code 200 = array of ip6-address;
option dhcp6.new 2001:db8::10.0.0.1;
class "known" { match option dhcp6.client-id; }
subclass "known" 0:1:2;
key k { algorithm hmac-md5; secret abcd+/==; }
zone 8.b.d.0.1.0.0.2.ip6.arpa. { primary6 2001:db8::1, 2001:db8::2; key k; }
shared-network "site" {
  interface eth0;
  subnet6 2001:db8:0:1::/64 {
    option dhcp6.name-servers 2001:db8:0:1::1;
    range6 2001:db8:0:1::1000 2001:db8:0:1::2000;
    range6 2001:db8:0:1:8000::/65;
    pool6 { range6 2001:db8:0:1::3000 2001:db8:0:1::30ff; allow members of "known"; deny unknown-clients; default-lease-time 60; }
  }
  subnet6 2001:db8:0:2::/64 { range6 2001:db8:0:2:: temporary; }
}
subnet6 2001:db8:1::/48 {
  range6 2001:db8:1:1::/64 temporary;
  prefix6 2001:db8:2:100:: 2001:db8:2:f00:: /56;
  pool6 { prefix6 2001:db8:3::0 2001:db8:3:ff00:: /56; allow after 4 2026/12/24 18:00:00; group { host inner { fixed-prefix6 2001:db8:5::/48; } } }
}
group { use-host-decl-names on;
  host n1 { host-identifier option dhcp6.client-id 00:01:00:01:4a:1f:ba:e3:60:b9:1f:01:23:45; fixed-address6 2001:db8:0:1::11; fixed-prefix6 2001:db8:4::/48; fixed-prefix6 2001:db8:4:1::/64; }
  host n2 { hardware ethernet 52:54:00:00:00:02; fixed-address6 2001:db8:0:1::12, 2001:db8:0:2::12; option dhcp6.domain-search "x"; }
  host n3 { host-identifier v6relopt 1 dhcp6.remote-id 00:01:02; fixed-address6 ::1; }
}
if exists dhcp6.client-arch-type { option dhcp6.bootfile-param "a"; } else { option dhcp6.nis-domain-name "a.b"; }
`,
  `option dhcp6.sntp-servers 2001:db8::1;
option dhcp6.sip-servers-names "a.b", "c.d";
option dhcp6.status-code success "ok";
option dhcp6.unknown-300 00:01;
option dhcp6.client-arch-type 7, 9;
set where = concat("a", v6relay(1, option dhcp6.interface-id));
server-duid en 2495 "abc";
local-address6 2001:db8::1; bind-local-address6 on; dhcpv6-set-tee-times true; ddns-local-address6 ::1;
subnet6 ::/0 { range6 fe80:: fe80::add; range6 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:9; interface "eth1"; }
host one { fixed-address6 2001:DB8::A; hardware infiniband 1:2:3; uid "x"; }
`,
]
