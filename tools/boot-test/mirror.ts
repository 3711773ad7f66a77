import { spawnSync } from 'node:child_process'

/**
 * The archive to install from: the first in this machine's apt sources that has the release, for that one can be
 * reached from here; otherwise what the inventory says.
 */
export async function findMirror(release: string, otherwise: string): Promise<string> {
  const listed = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)'], { encoding: 'utf8' })
  const archives = new Set((listed.stdout ?? '').split('\n').filter(uri => uri.startsWith('http:')))
  for (const uri of archives) {
    const mirror = uri.replace(/\/+$/, '')
    if (await hasRelease(mirror, release)) return mirror
  }
  return otherwise
}

async function hasRelease(mirror: string, release: string): Promise<boolean> {
  try {
    const answer = await fetch(`${mirror}/dists/${release}/Release`, { signal: AbortSignal.timeout(30_000) })
    const text = answer.ok ? await answer.text() : ''
    return /^Origin: Debian$/m.test(text) && /^Components:.*\bmain\b/m.test(text)
  } catch {
    return false
  }
}
