import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** What debootstrap and apt-get take as environment to fetch through us. */
export type ProxyEnvironment = Readonly<Record<string, string>>

/**
 * Keeps packages between runs: an HTTP proxy on the loopback that fetches a package once. Everything else, such as
 * the lists that say which packages there are, is fetched anew every time.
 * @returns how to reach it; nothing if this machine has a proxy of its own, which then is used
 */
export async function cacheDownloads(folder: string): Promise<ProxyEnvironment> {
  if (process.env['http_proxy'] !== undefined) return {}
  mkdirSync(folder, { recursive: true })
  const server = createServer((question, answer) => {
    serve(folder, question, answer).catch(() => answer.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the download cache has no port')
  return { http_proxy: `http://127.0.0.1:${address.port}` }
}

let last = 0

async function serve(folder: string, question: IncomingMessage, answer: ServerResponse): Promise<void> {
  const url = question.url ?? ''
  if (question.method !== 'GET' || !url.endsWith('.deb')) return forward(question, answer)
  const kept = join(folder, createHash('sha256').update(url).digest('hex'))
  if (!existsSync(kept)) {
    const part = `${kept}.${process.pid}.${last++}`
    try {
      if (!(await fetchTo(url, part))) return await forward(question, answer)
      renameSync(part, kept)
    } finally {
      rmSync(part, { force: true })
    }
  }
  answer.writeHead(200, { 'content-length': statSync(kept).size })
  await pipeline(createReadStream(kept), answer)
}

/** @returns whether all of it has come */
async function fetchTo(url: string, file: string): Promise<boolean> {
  const reply = await send(url, 'GET', {})
  if (reply.statusCode !== 200) {
    reply.resume()
    return false
  }
  await pipeline(reply, createWriteStream(file))
  return statSync(file).size === Number(reply.headers['content-length'])
}

async function forward(question: IncomingMessage, answer: ServerResponse): Promise<void> {
  const reply = await send(question.url ?? '', question.method ?? 'GET', question.headers)
  answer.writeHead(reply.statusCode ?? 502, reply.headers)
  await pipeline(reply, answer)
}

function send(url: string, method: string, headers: IncomingMessage['headers']): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, resolve).on('error', reject).end()
  })
}
