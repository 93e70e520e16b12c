import { View } from '@tarojs/components'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go } from '../../../lib/go.ts'
import './index.scss'

interface Props {
  notes: readonly string[]
  city: string
  /** Of the rule set that decided. */
  version: string
}

/** What a reader has to know beside the answer, and the way to the tables themselves. */
export const Notes = ({ notes, city, version }: Props) => (
  <>
    {notes.length > 0 && (
      <Card title="还要知道">
        {notes.map((note) => (
          <View key={note} className="sentence notes__one">
            {note}
          </View>
        ))}
      </Card>
    )}
    <Card kind="plain">
      <ListRow
        icon="document"
        text="看规则原表"
        note={`规则版本 ${version}`}
        onTap={() => go('/packages/eligibility/rules/index', { city, version })}
      />
    </Card>
  </>
)
