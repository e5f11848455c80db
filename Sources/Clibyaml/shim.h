// The only door to libyaml: its parser, event by event.
#include <yaml.h>
