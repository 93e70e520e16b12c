import type { StaffCase } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button/index.tsx'
import { Card } from '../../../../components/card/index.tsx'
import { ListRow } from '../../../../components/list-row/index.tsx'
import { toast } from '../../../../stores/toast.ts'
import { Sheet } from '../../sheet.tsx'
import { type ActName, acts, allowedActs, mainAct } from './acts.ts'
import { Form } from './forms/form.tsx'
import type { OpenFile } from './use-file.ts'

/** The one next act at the foot, everything else a tap away. */
export function ActsFoot({ file, shown }: { file: OpenFile; shown: StaffCase }) {
  const [open, setOpen] = useState<ActName | 'others'>()
  const allowed = allowedActs(shown)
  const main = mainAct(allowed)
  const others = allowed.filter((name) => name !== main)
  const close = () => setOpen(undefined)
  return (
    <>
      <View className="acts-foot">
        {main && <Button onTap={() => setOpen(main)}>{acts[main].text}</Button>}
        {others.length > 0 && (
          <Button kind={main ? 'ghost' : 'secondary'} onTap={() => setOpen('others')}>
            {main ? `其他操作（${others.length}）` : `操作（${others.length}）`}
          </Button>
        )}
      </View>
      {open === 'others' && (
        <Sheet title="其他操作" onClose={close}>
          <Card kind="plain">
            {others.map((name) => (
              <ListRow key={name} text={acts[name].text} onTap={() => setOpen(name)} />
            ))}
          </Card>
        </Sheet>
      )}
      {open && open !== 'others' && (
        <Sheet title={acts[open].title} close="先不办" onClose={close}>
          <Form
            name={open}
            file={file}
            shown={shown}
            onDone={(fresh, words) => {
              file.replace(fresh)
              close()
              toast(words, 'ok')
            }}
          />
        </Sheet>
      )}
    </>
  )
}
