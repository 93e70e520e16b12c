import { View } from '@tarojs/components'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { role } from '../../../lib/role.ts'

/** For whoever sets a screen up and left `hall=` out of the address. */
export function ChooseHall() {
  const asked = useRequest(() => call('halls.list', {}))
  return (
    <View className="choose-hall">
      <View className="choose-hall__title" {...role('heading', { level: 1 })}>
        显示哪个大厅的叫号
      </View>
      <Answered asked={asked}>
        {({ items }) => (
          <Card kind="plain">
            {items.map(({ id, name, openText }) => (
              <ListRow
                key={id}
                icon="hall"
                text={name}
                note={openText}
                onTap={() => goInstead('/packages/display/hall/index', { hall: id })}
              />
            ))}
          </Card>
        )}
      </Answered>
    </View>
  )
}
