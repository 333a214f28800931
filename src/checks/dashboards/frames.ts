import { at, fieldOf, listOf } from '../../formats/grafana/values.js';

/** Whether frames of a data source hold a value: a column that is no time has something in it that is not nothing. */
export const hasData = (frames: readonly unknown[]): boolean => frames.some(frameHasData);

function frameHasData(frame: unknown): boolean {
  const columns = listOf(at(frame, 'data', 'values'));
  const fields = listOf(at(frame, 'schema', 'fields'));
  return columns.some((column, index) => {
    const isTime = fieldOf(fields[index], 'type') === 'time' && columns.length > 1;
    return !isTime && listOf(column).some(value => value !== null && value !== undefined);
  });
}
