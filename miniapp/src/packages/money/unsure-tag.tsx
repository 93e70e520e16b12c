import { Tag } from '../../components/tag/index.tsx'

/** Beside a figure that nobody has read in its own text. */
export const UnsureTag = ({ unsure }: { unsure?: boolean }) => (unsure ? <Tag tone="act">以当地公布为准</Tag> : null)
