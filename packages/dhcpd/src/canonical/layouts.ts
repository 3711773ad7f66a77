import { sharedLayout, type Layout } from '@cluster-configs/syntax'

/** Behind another statement, with a blank between. */
export const INLINE: Layout = sharedLayout({ gaps: { indent: ' ', eol: '' } })
/** A host with all that is in it on one line. */
export const ONE_LINE: Layout = sharedLayout({ gaps: { open: '', close: ' ' } })
