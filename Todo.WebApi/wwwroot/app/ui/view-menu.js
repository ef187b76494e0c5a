// The actions of a whole screen: select several todos; rename, move or delete the list or label.

/** @import { View } from './views.js' */

import { t } from '../i18n/i18n.js';
import { html, useState } from '../vendor/preact.js';
import { announce } from './announce.js';
import { RenameDialog } from './rename.js';
import { useSelected, useStore } from './hooks.js';
import { Icon } from './icons.js';
import { href, navigate } from './router.js';

/** @param {{ view: View, canSelect: boolean, selecting: boolean, onSelect: () => void }} props */
export function ViewMenu({ view, canSelect, selecting, onSelect }) {
  const { actions } = useStore();
  const lists = useSelected((state) => state.lists);
  const [renaming, setRenaming] = useState(false);
  const { list, label } = view;
  const own = list && !list.is_inbox;
  const others = lists.filter((one) => !one.is_inbox);
  const index = others.findIndex((one) => one.id === list?.id);

  /** @param {-1 | 1} by */
  function move(by) {
    const other = others[index + by];
    if (!list || !other) return;
    actions.moveList(list.id, by < 0 ? { before_id: other.id } : { after_id: other.id });
    announce(t('moved_to', { position: index + by + 1, count: others.length }));
  }

  return html`
    <div class="view-menu">
      ${own && html`
        <button type="button" class="icon-button" aria-label=${t('list_up')} aria-disabled=${index <= 0 ? 'true' : null}
          onClick=${() => move(-1)}><${Icon} name="up" /></button>
        <button type="button" class="icon-button" aria-label=${t('list_down')} aria-disabled=${index >= others.length - 1 ? 'true' : null}
          onClick=${() => move(1)}><${Icon} name="down" /></button>`}
      ${(own || label) && html`
        <button type="button" class="icon-button" aria-label=${label ? t('rename_label') : t('rename_list')}
          onClick=${() => setRenaming(true)}><${Icon} name="edit" /></button>
        <button type="button" class="icon-button" aria-label=${label ? t('delete_label') : t('delete_list')} onClick=${() => {
          if (label) actions.deleteLabel(label.name);
          else if (list) actions.deleteList(list.id);
          navigate(href('inbox'));
        }}><${Icon} name="trash" /></button>`}
      ${canSelect && html`
        <button type="button" class="quiet" aria-pressed=${String(selecting)} onClick=${onSelect}><${Icon} name="select" />${t('select')}</button>`}
      ${renaming && html`
        <${RenameDialog} title=${label ? t('rename_label') : t('rename_list')} label=${label ? t('label_name') : t('list_name')}
          name=${label?.name ?? list?.name ?? ''} maxLength=${label ? 50 : 200} onClose=${() => setRenaming(false)}
          onRename=${(/** @type {string} */ name) => {
            if (list) actions.renameList(list.id, name);
            if (!label) return;
            actions.renameLabel(label.name, name);
            navigate(href('labels', name), { replace: true });
          }} />`}
    </div>`;
}
