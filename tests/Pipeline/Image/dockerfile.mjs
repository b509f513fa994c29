// What the last stage of a Dockerfile says, as JSON: node dockerfile.mjs FILE
import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';

const file = DockerfileParser.parse(readFileSync(process.argv[2], 'utf8'));
const stages = [];
for (const instruction of file.getInstructions()) {
    const keyword = instruction.getKeyword();
    if (keyword === 'FROM')
        stages.push({ name: instruction.getBuildStage() ?? '', image: instruction.getImage(), instructions: [] });
    else
        stages.at(-1)?.instructions.push({
            keyword,
            from: keyword === 'COPY' ? instruction.getFlags().find(flag => flag.getName() === 'from')?.getValue() ?? null : null,
            words: instruction.getArguments().map(argument => argument.getValue()).filter(word => !word.startsWith('--')),
            text: instruction.getArgumentsContent() ?? '',
        });
}
console.log(JSON.stringify(stages));
