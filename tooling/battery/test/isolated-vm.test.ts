import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';

import { testBattery } from '../src/test-battery.ts';
import { testOrdinary } from '../src/ordinary.ts';

testOrdinary(() => createIsolatedVmSandbox());
testBattery(() => createIsolatedVmSandbox());
