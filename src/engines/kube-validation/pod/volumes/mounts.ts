import type { At } from '../../at.js';
import { isOn } from '../../gates.js';
import { descendingPath, noBacksteps } from '../../text/names.js';

/** Volumes as files: each at a place of its own, and of a volume that the pod has. */
export function validateMounts(container: At, volumes: ReadonlyMap<string, At>): void {
  const devices = container.list('volumeDevices');
  const [deviceNames, devicePaths] = [textsOf(devices, 'name'), textsOf(devices, 'devicePath')];
  const places = new Set<string>();
  for (const mount of container.list('volumeMounts')) {
    const [name, path] = [mount.text('name'), mount.text('mountPath')];
    if (name === '') mount.refuse('must be given', 'name');
    else if (!volumes.has(name)) mount.refuse(`no volume of the pod is called "${name}"`, 'name');
    if (path === '') mount.refuse('must be given', 'mountPath');
    else if (places.has(path)) mount.refuse('must not be the place of two volumes', 'mountPath');
    places.add(path);
    if (deviceNames.has(name)) mount.refuse('must not be among volumeDevices, too', 'name');
    if (devicePaths.has(path)) mount.refuse('must not be the place of a device, too', 'mountPath');
    mount.check('subPath', descendingPath);
    mount.check('subPathExpr', descendingPath);
    if (mount.text('subPath') !== '' && mount.text('subPathExpr') !== '')
      mount.refuse('must not be given beside subPath', 'subPathExpr');
    validatePropagation(mount, container);
  }
}

function validatePropagation(mount: At, container: At): void {
  mount.oneOf('mountPropagation', ['Bidirectional', 'HostToContainer', 'None']);
  const propagation = mount.text('mountPropagation');
  if (propagation === 'Bidirectional' && !container.open('securityContext').flag('privileged'))
    mount.refuse('Bidirectional is for privileged containers alone', 'mountPropagation');
  if (!mount.has('recursiveReadOnly') || !isOn('RecursiveReadOnlyMounts', mount)) return;
  mount.oneOf('recursiveReadOnly', ['Disabled', 'Enabled', 'IfPossible']);
  if (mount.text('recursiveReadOnly') === 'Disabled') return;
  if (!mount.flag('readOnly')) mount.refuse('must not be given unless readOnly is true', 'recursiveReadOnly');
  if (mount.has('mountPropagation') && propagation !== 'None')
    mount.refuse('must not be given with mountPropagation', 'recursiveReadOnly');
}

/** Volumes as raw devices: claims alone can be. */
export function validateDevices(container: At, volumes: ReadonlyMap<string, At>): void {
  const mounts = container.list('volumeMounts');
  const [mountNames, mountPaths] = [textsOf(mounts, 'name'), textsOf(mounts, 'mountPath')];
  const [names, paths] = [new Set<string>(), new Set<string>()];
  for (const device of container.list('volumeDevices')) {
    const [name, path] = [device.text('name'), device.text('devicePath')];
    const volume = volumes.get(name);
    if (name === '') device.refuse('must be given', 'name');
    else if (!volume) device.refuse(`no volume of the pod is called "${name}"`, 'name');
    else if (!volume.has('persistentVolumeClaim') && !volume.has('ephemeral'))
      device.refuse('only a claim can be a device', 'name');
    if (names.has(name)) device.refuse('must not be given twice', 'name');
    if (path === '') device.refuse('must be given', 'devicePath');
    else if (paths.has(path)) device.refuse('must not be given twice', 'devicePath');
    device.check('devicePath', noBacksteps);
    if (mountNames.has(name)) device.refuse('must not be among volumeMounts, too', 'name');
    if (mountPaths.has(path)) device.refuse('must not be the place of a mount, too', 'devicePath');
    if (name !== '') names.add(name);
    paths.add(path);
  }
}

const textsOf = (items: readonly At[], key: string): ReadonlySet<string> => new Set(items.map(item => item.text(key)));
