import { useEffect, useState } from 'react';
import { useProjectStore, useUserStore } from 'sanity';

/** Somebody of the newsroom. */
export type Colleague = { id: string; name: string };

/** Everybody who signs in to this newsroom, by name; empty until they are known. */
export function useColleagues(): Colleague[] {
  const projects = useProjectStore();
  const users = useUserStore();
  const [colleagues, setColleagues] = useState<Colleague[]>([]);
  useEffect(() => {
    let isHere = true;
    const name = async (ids: string[]) => {
      const found = await users.getUsers(ids);
      const named = found.map(({ id, displayName, email }) => ({
        id,
        name: displayName ?? email ?? id,
      }));
      if (isHere) setColleagues(named.toSorted((a, b) => a.name.localeCompare(b.name)));
    };
    const asking = projects.get().subscribe({
      next: ({ members }) => {
        const people = members.filter(({ isRobot }) => !isRobot);
        name(people.map(({ id }) => id)).catch(() => {});
      },
      error: () => {},
    });
    return () => {
      isHere = false;
      asking.unsubscribe();
    };
  }, [projects, users]);
  return colleagues;
}
