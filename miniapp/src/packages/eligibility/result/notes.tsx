import { View } from '@tarojs/components'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go } from '../../../lib/go.ts'
import { Fold } from '../fold.tsx'
import './index.scss'

interface Props {
  notes: readonly string[]
  city: string
  /** Of the rule set that decided. */
  version: string
}

/** What a careful reader wants to know beside the answer, and the way to the tables themselves. */
export const Notes = ({ notes, city, version }: Props) => (
  <Fold title="还要知道" note="规则的范围、依据和原表">
    {notes.map((note) => (
      <View key={note} className="sentence notes__one">
        {note}
      </View>
    ))}
    <ListRow
      icon="document"
      text="看规则原表"
      note={`规则版本 ${version}`}
      onTap={() => go('/packages/eligibility/rules/index', { city, version })}
    />
  </Fold>
)
