/** Where the real programs are run: they speak English, and those of administrators are found without being root. */
export const ENVIRONMENT: Readonly<NodeJS.ProcessEnv> = {
  ...process.env,
  LC_ALL: 'C',
  PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
}
