package dev.bpnet.cli;

import dev.bpnet.cli.terminal.Console;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;

/** Makes commands, handing the console to those that take one; picocli asks only for the command that was named. */
final class CommandFactory implements CommandLine.IFactory {
    private final Console console;

    CommandFactory(Console console) {
        this.console = console;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (takesConsole(constructor.getParameterTypes())) {
                try {
                    return type.cast(constructor.newInstance(console));
                } catch (InvocationTargetException e) {
                    throw e.getCause() instanceof Exception cause ? cause : e;
                }
            }
        }
        return CommandLine.defaultFactory().create(type);
    }

    private static boolean takesConsole(Class<?>[] types) {
        return types.length == 1 && types[0] == Console.class;
    }
}
