import { Argument, Command } from 'commander'
import type { Context } from './context.ts'

const HELP = `
Have the shell read it when it starts:
  bash: source <(gen-cluster-configs completion bash)      in ~/.bashrc
  zsh:  source <(gen-cluster-configs completion zsh)       in ~/.zshrc, behind compinit
  fish: gen-cluster-configs completion fish | source       in ~/.config/fish/config.fish`

const SHELLS = ['bash', 'zsh', 'fish'] as const

/** The command that prints what has a shell complete this program's words. */
export function completionCommand(context: Context): Command {
  const command = new Command('completion')
    .summary('print a script with which a shell completes the words of this command')
    .description('Prints a script with which a shell completes the words of this command.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', HELP)
  return command.action(async (shell: (typeof SHELLS)[number]) => {
    const scripts = {
      bash: async () => (await import('../completion/bash.ts')).bash,
      zsh: async () => (await import('../completion/zsh.ts')).zsh,
      fish: async () => (await import('../completion/fish.ts')).fish,
    }
    const { wordsOf } = await import('../completion/words.ts')
    const program = command.parent ?? command
    const script = await scripts[shell]()
    context.out(script(program.name(), wordsOf(program)))
  })
}
