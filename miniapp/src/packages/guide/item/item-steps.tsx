import type { ItemStep } from '@anju/shared-types'
import { Timeline } from '../../../components/timeline/index.tsx'

/** The way of a case from top to bottom: who does what, and whether our time runs meanwhile. */
export const ItemSteps = ({ steps }: { steps: readonly ItemStep[] }) => (
  <Timeline
    items={steps.map(({ name, role, what, clockText }, index) => ({
      key: `${index} ${name}`,
      text: `${index + 1}. ${name}`,
      when: `${role}，${clockText}`,
      note: what,
      state: 'plain',
    }))}
  />
)
