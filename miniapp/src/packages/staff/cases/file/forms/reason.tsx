import type { Refused } from '../../../../../api/routes.ts'
import { LongInput } from '../../../../../components/field/index.tsx'

const SHORTEST = 2

export const isReason = (text: string): boolean => text.trim().length >= SHORTEST

interface Props {
  label: string
  hint?: string
  field?: string
  value: string
  refused?: Refused
  onChange: (text: string) => void
}

/** Words that go into the file and that the citizen reads. */
export const Reason = ({
  label,
  hint = '会写进经过，当事人看得到',
  field = 'reason',
  value,
  refused,
  onChange,
}: Props) => (
  <LongInput
    label={label}
    hint={hint}
    maxLength={500}
    value={value}
    error={refused?.field === field ? refused.text : undefined}
    onChange={onChange}
  />
)
