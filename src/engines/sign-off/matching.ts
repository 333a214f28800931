/** A role with the people who could sign for it; `seats` of them are needed. People are told apart by their key. */
export interface OpenRole {
  readonly role: string;
  readonly seats: number;
  readonly candidates: readonly string[];
}

/** Who signs for which role; nobody for two. A role with fewer people than seats is still open. */
type Seating = ReadonlyMap<string, readonly string[]>;

/**
 * Seats as many people as can be seated, each once (maximum bipartite matching, by augmenting paths). Roles are served in
 * their order, candidates in theirs, so that the same votes always lead to the same seating.
 */
export function seat(roles: readonly OpenRole[]): Seating {
  const places = roles.flatMap(role => Array.from({ length: role.seats }, () => role));
  const placeOf = new Map<string, number>();
  const take = (place: number, asked: Set<string>): boolean => {
    for (const person of places[place]?.candidates ?? []) {
      if (asked.has(person)) continue;
      asked.add(person);
      const other = placeOf.get(person);
      // Whoever sits there moves on, where there is another place for them.
      if (other !== undefined && !take(other, asked)) continue;
      placeOf.set(person, place);
      return true;
    }
    return false;
  };
  for (const place of places.keys()) take(place, new Set());
  return new Map(
    roles.map(role => {
      const seated = [...placeOf].filter(([, place]) => places[place] === role).map(([person]) => person);
      return [role.role, [...new Set(role.candidates)].filter(person => seated.includes(person))];
    }),
  );
}
