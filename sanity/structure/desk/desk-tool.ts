import { InboxIcon } from '@sanity/icons/Inbox';
import type { Tool } from 'sanity';
import { Desk } from './desk.tsx';

/** The desk, which the Studio opens with. */
export const deskTool: Tool = { name: 'desk', title: 'Desk', icon: InboxIcon, component: Desk };
