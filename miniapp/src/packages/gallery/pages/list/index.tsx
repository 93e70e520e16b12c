import { Card } from '../../../../components/card/index.tsx'
import { ListRow } from '../../../../components/list-row/index.tsx'
import { Page } from '../../../../components/page/index.tsx'
import { go } from '../../../../lib/go.ts'
import { demos } from '../../demos.ts'

export default function GalleryList() {
  return (
    <Page title="组件陈列" lead="每个组件的各种状态，供设计和测试查看">
      <Card kind="plain">
        {demos.map(({ name, title }) => (
          <ListRow
            key={name}
            text={title}
            asideText={name}
            onTap={() => go('/packages/gallery/pages/demo/index', { name })}
          />
        ))}
      </Card>
    </Page>
  )
}
