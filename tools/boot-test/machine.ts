import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Agent, type Answer } from './agent.ts'
import { start, type Running } from './processes.ts'
import { Monitor } from './qmp.ts'
import { StepFailure, step } from './progress.ts'

/** Where a run works, and what it gathers. */
export interface Place {
  /** Everything that is of no use afterwards. */
  readonly work: string
  /** What is kept: logs and pictures. */
  readonly logs: string
  /** Every machine that was started, for pictures if something fails. */
  readonly machines: Machine[]
}

/** A virtual machine that runs. */
export interface Machine {
  readonly name: string
  /** What its serial console has said. */
  readonly log: string
  readonly folder: string
  readonly running: Running
  readonly monitor: Monitor
  readonly agent: Agent
}

/** With AVX, which "max" has, Debian chooses code that is slower when it is interpreted. */
export const CPU = 'qemu64,+ssse3,+sse4.1,+sse4.2,+popcnt'

/**
 * Starts QEMU. Its instructions are interpreted: KVM may be there and still not work.
 * @param place where its logs, pictures and sockets go, and which it is added to
 * @param args what this machine has beside a serial console, a screen and the agent's port
 */
export async function startMachine(name: string, place: Place, args: readonly string[]): Promise<Machine> {
  const folder = place.logs
  const log = join(folder, `${name}.log`)
  const socket = (purpose: string): string => join(place.work, `${name}.${purpose}`)
  const running = start(
    'qemu-system-x86_64',
    [
      // Each device that Debian finds costs it seconds: there are none but those named here.
      ['-name', name, '-machine', 'pc', '-nodefaults', '-accel', 'tcg', '-cpu', CPU],
      ['-display', 'none', '-vga', 'std', '-serial', `file:${log}`],
      ['-qmp', `unix:${socket('monitor')},server=on,wait=off`],
      ['-device', 'virtio-rng-pci', '-device', 'virtio-serial-pci'],
      ['-chardev', `socket,id=agent,path=${socket('agent')},server=on,wait=off`],
      ['-device', 'virtserialport,chardev=agent,name=boot-test'],
      args,
    ].flat(),
    { log: join(folder, `${name}.qemu`) },
  )
  const ended = running.ended.then(code => {
    throw new StepFailure(name, 'start QEMU', `QEMU ended with ${code}`, join(folder, `${name}.qemu`))
  })
  const opened = Promise.all([Monitor.open(socket('monitor')), Agent.open(socket('agent'))])
  const [monitor, agent] = await Promise.race([opened, ended])
  ended.catch(() => undefined)
  const machine = { name, log, folder, running, monitor, agent }
  place.machines.push(machine)
  return machine
}

/** What PXELINUX says when it starts the local disk, which no machine here boots from. */
const LOST = 'Booting from local disk'

/** Waits until a machine has booted as far as it gets, every unit started or failed. */
export async function booted(machine: Machine, limit: number): Promise<void> {
  const { name, log, running, agent } = machine
  let watch: NodeJS.Timeout | undefined
  const lost = new Promise<never>((_, reject) => {
    watch = setInterval(() => {
      // Whoever watches sees in its picture where a machine hangs that has not yet come to speak on its serial console.
      picture(machine).catch(() => undefined)
      if (readFileSync(log, 'latin1').includes(LOST))
        reject(new Error('it was sent to its local disk: PXELINUX found no file for it, or one that says so'))
    }, 20_000)
  })
  const work = async (): Promise<void> => {
    const ended = running.ended.then(code => {
      throw new Error(`QEMU ended with ${code} before that`)
    })
    await Promise.race([agent.ready, ended, lost])
    await Promise.race([agent.ask('systemctl is-system-running --wait', limit), ended])
  }
  try {
    await step(name, 'boots to multi-user', { limit, log }, work)
  } finally {
    clearInterval(watch)
  }
  await picture(machine)
}

/** Asks a machine something that it must be able to answer. @returns what it printed */
export async function tell(machine: Machine, command: string, limit?: number): Promise<string> {
  const { code, stdout, stderr } = await machine.agent.ask(command, limit)
  if (code === 0) return stdout.trimEnd()
  throw new StepFailure(machine.name, command, `exit code ${code}: ${stdout}${stderr}`.trimEnd(), machine.log)
}

/** Asks a machine something that may fail there. */
export async function ask(machine: Machine, command: string, limit?: number): Promise<Answer> {
  return machine.agent.ask(command, limit)
}

/** Keeps what the screen shows now, as NAME.png. */
export async function picture({ name, folder, monitor }: Machine): Promise<void> {
  await monitor.execute('screendump', { filename: join(folder, `${name}.png`), format: 'png' })
}

/** What the screen shows, for a machine that is still in the text mode of its BIOS. */
export async function screenText({ name, folder, monitor }: Machine): Promise<string> {
  const file = join(folder, `${name}.screen`)
  await monitor.execute('pmemsave', { val: 0xb8000, size: 80 * 25 * 2, filename: file })
  const cells = readFileSync(file, 'latin1')
  rmSync(file)
  // Each character is followed by its colour.
  const text = cells.replace(/([^])[^]/g, '$1').replaceAll('\0', ' ')
  return (text.match(/.{80}/gs) ?? []).map(line => line.trimEnd()).join('\n')
}

/** Has a machine power itself off, and waits until QEMU has ended. @returns QEMU's exit code */
export async function powerOff(machine: Machine, limit: number): Promise<number | NodeJS.Signals> {
  const { name, log, running, agent } = machine
  return step(name, 'powers off', { limit, log }, async () => {
    await picture(machine)
    agent.ask('systemctl poweroff', limit).catch(() => undefined)
    const code = await running.ended
    close(machine)
    return code
  })
}

/** Pulls the plug. */
export async function unplug(machine: Machine): Promise<void> {
  await picture(machine)
  await machine.monitor.execute('quit')
  await machine.running.ended
  close(machine)
}

function close({ agent, monitor }: Machine): void {
  agent.close()
  monitor.close()
}
