# %% flatten_images
import logging, warnings, time, gc, inspect, tempfile
from tqdm.auto import tqdm
from IPython.display import display, clear_output, HTML, Markdown
warnings.filterwarnings("ignore")
logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(message)s")
logger = logging.getLogger(__name__)
logger.setLevel(logging.INFO)
handler = logging.FileHandler("run.log")
logger.addHandler(handler)
def flatten_images(images):
    start = time.time()
    rows = [image.ravel() for image in tqdm(images, desc="flatten")]
    clear_output(wait=True)
    display(Markdown("**done**"), HTML("<b>x</b>"))
    logger.info("%s %.3f", inspect.currentframe().f_code.co_name, time.time() - start)
    gc.collect()
    return np.stack(rows)
