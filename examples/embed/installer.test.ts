import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { filesWithHome } from './installer.ts'

test('every node mounts its home', () => {
  const files = filesWithHome(
    fileURLToPath(new URL('../manual/inventory.json', import.meta.url)),
    'nas:/home',
  )
  const tables = files.filter(({ path }) => path.endsWith('/etc/fstab'))
  expect(tables).toHaveLength(3)
  for (const { text } of tables) {
    expect(text.split('\n').slice(-3)).toEqual([
      'tmpfs /var/log tmpfs nosuid,nodev,mode=0755 0 0',
      'nas:/home /home nfs rw,noatime 0 0',
      '',
    ])
  }
})
